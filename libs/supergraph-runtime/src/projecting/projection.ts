import { compileProjection, type Projection, type ProjectionOptions } from './compile-projection.ts';
import { interpretProjection } from './interpret-projection.ts';

/** So often an operation is asked before code is generated for it. */
const INTERPRETED = 2;

/** Writes the answers of an operation: interpreted the first times, for most operations are asked again and again or hardly at all. */
export function projection(options: ProjectionOptions): Projection {
  let times = 0;
  let project = interpretProjection(options);
  return (data, report, introspect) => {
    times += 1;
    if (times === INTERPRETED + 1) project = compileProjection(options);
    return project(data, report, introspect);
  };
}
