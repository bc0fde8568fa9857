/** The budgets of which all programmes were published, in thousands of euros: ICC-ASP/15/Res.1 and ICC-ASP/18/Res.1. */
export const GOLDEN = {
  2017: {
    resolution: 'ICC-ASP/15/Res.1', subTotal: '141600.0', total: '144587.3',
    lines: { 'MP-I': '12536.0', 'MP-II': '44974.2', 'MP-III': '76632.6', 'MP-IV': '2618.8', 'MP-V': '1454.9', 'MP-VI': '2174.5', 'MP-VII-5': '514.8', 'MP-VII-6': '694.2', 'MP-VII-2': '2987.3' },
  },
  2020: {
    resolution: 'ICC-ASP/18/Res.1', subTotal: '145620.5', total: '149205.6',
    lines: { 'MP-I': '12081.5', 'MP-II': '47383.4', 'MP-III': '75916.9', 'MP-IV': '3316.7', 'MP-V': '2270.0', 'MP-VI': '3226.1', 'MP-VII-5': '704.7', 'MP-VII-6': '721.2', 'MP-VII-2': '3585.1' },
  },
} as const;

export const linesOf = (year: keyof typeof GOLDEN) => Object.entries(GOLDEN[year].lines).map(([programme, amount]) => ({ programme, amount: amount as string }));
