[#import "/latex/parts.ftl" as parts]
The paper prints no numbers for these; they are ours alone.
[#list model.ownTables as table]
\subsection*{[=table.caption]}
[#if parts.isMeasured(table)]
[=table.metric].
[@parts.numbers table/]
[#else]
[@parts.missingLine table/]
[/#if]
{\small\raggedright
[#list table.notes + table.remarks as note]
[=note]

[/#list]
}
[@parts.statistics table/]
[/#list]
