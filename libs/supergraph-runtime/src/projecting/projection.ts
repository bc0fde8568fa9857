import { compileProjection, type Projection, type ProjectionOptions } from './compile-projection.ts';
import { interpretProjection } from './interpret-projection.ts';

/**
 * Writes the answers of an operation. The first is interpreted, and nothing is kept of that: many operations are asked once. For what is
 * asked again code is generated.
 */
export function projection(options: ProjectionOptions): Projection {
  let wasAsked = false;
  let generated: Projection | undefined;
  return (data, report, introspect) => {
    if (wasAsked) generated ??= compileProjection(options);
    wasAsked = true;
    return (generated ?? interpretProjection(options))(data, report, introspect);
  };
}
