[#import "/latex/parts.ftl" as parts]
The paper prints no numbers for these; they are ours alone.
[#list model.ownTables as table]
\subsection*{[=table.caption]}
[=table.metric].
[@parts.numbers table/]
{\small\raggedright
[#list table.notes + table.remarks as note]
[=note]

[/#list]
}
[@parts.statistics table/]
[#if table.missing?has_content && !model.runs.rows?has_content]
[@parts.notRun/]
[/#if]
[/#list]
