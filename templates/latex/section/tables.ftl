[#import "/latex/parts.ftl" as parts]
[#list model.tables as table]
\subsection*{[=table.caption]}
[#if !parts.isMeasured(table)]
[@parts.missingLine table/]
[/#if]
[#if parts.isMeasured(table) || parts.printed(table) gt 0]
[=table.metric]. Printed in the paper; ours, the mean over $n$ seeds $\pm$ their standard deviation; ours minus printed, with the interval that decides and the sign of the verdict.
[@parts.numbers table/]
[/#if]
{\small\raggedright
[#list table.counts as verdict][#if verdict.cells gt 0]
\colorbox{[=verdict.kind?no_esc]}{[=verdict.symbol]}~\textbf{[=verdict.label]} ([=verdict.cells]): [=verdict.meaning]\quad
[/#if][/#list]

[#list table.tolerance as tolerance]
Tolerance[#if tolerance.where?has_content] for [=tolerance.where][/#if]: [=tolerance.delta.text][#if tolerance.unit?has_content] [=tolerance.unit][/#if][#if tolerance.reason?has_content]. [=tolerance.reason][/#if]

[/#list]
[#list table.statistics + table.notes + table.remarks as note]
[=note]

[/#list]
}
[@parts.statistics table/]
[#else]
No published table is compared here.
[/#list]
