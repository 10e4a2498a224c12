[#import "/latex/parts.ftl" as parts]
[#list model.tables as table]
\subsection*{[=table.caption]}
[=table.metric]. Printed in the paper, ours, and ours minus printed.
[@parts.numbers table/]
{\small\raggedright
[#list table.counts as verdict][#if verdict.cells gt 0]
\colorbox{[=verdict.kind?no_esc]}{[=verdict.symbol]}~\textbf{[=verdict.label]} ([=verdict.cells]): [=verdict.meaning]\quad
[/#if][/#list]

[#list table.tolerance as tolerance]
Tolerance[#if tolerance.where?has_content] for [=tolerance.where][/#if]: [=tolerance.delta.text] [=tolerance.unit][#if tolerance.reason?has_content]. [=tolerance.reason][/#if]

[/#list]
[#list table.notes + table.remarks as note]
[=note]

[/#list]
}
[#else]
No published table is compared here.
[/#list]
