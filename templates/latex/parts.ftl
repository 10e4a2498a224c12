[#-- A text whose names may be broken behind the signs that join their parts, and its digests anywhere. --]
[#function soft text]
[#return text?replace("+", "+\x200B")?replace("/", "/\x200B")?replace("_", "_\x200B")?replace(":", ":\x200B")?replace("([0-9a-f]{12})(?=[0-9a-f])", "$1\x200B", "r")]
[/#function]

[#-- Columns of text and of numbers that share the page's width by their weights, from a text such as "t3 n1 n1". --]
[#macro columns weights]
[#local parts = weights?split(" ")]
[#local sum = 0]
[#list parts as part][#local sum = sum + part?substring(1)?number][/#list]
[#list parts as part]>{\[#if part?starts_with("n")]raggedleft[#else]raggedright[/#if]\arraybackslash\hspace{0pt}}p{\dimexpr[=(part?substring(1)?number / sum)?string["0.0000"]?no_esc]\linewidth-2\tabcolsep}[/#list][#t]
[/#macro]

[#macro notRun]
\textbf{Not run.} The commands are at the end.
[/#macro]

[#macro cell value published]
[#if published] & [#if value.printed??][=value.printed.text][#else]--[/#if][/#if][#rt]
 & [#if value.ours??][#if value.deviation??]\measured{[=value.ours.text]}{[=value.deviation.text]}{[=value.seeds]}[#else]\textbf{[=value.ours.text]}[/#if][#if value.unreliable?has_content]\unreliable{}[/#if][#elseif published]--[#else]not run[/#if][#rt]
[#if published] & \cellcolor{[=value.verdict.kind?no_esc]}[#if value.verdict.kind == "not-run"]not run[#else][=value.verdict.symbol][#if value.difference??]~[#if value.statistics.equivalence??]\withinterval{[=value.difference.text]}{[=value.statistics.equivalence.low.text]}{[=value.statistics.equivalence.high.text]}[#else][=value.difference.text][/#if][/#if][/#if][/#if][#rt]
[/#macro]

[#macro noCell published]
 & [#if published] & & [/#if][#rt]
[/#macro]

[#macro numbers table]
[#local wide = table.published?then(3, 1)]
[#local columns = 1]
[#list table.headings as heading][#if heading?is_last][#local columns = heading.spans?size][/#if][/#list]
\begin{center}
\footnotesize
\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%
\begin{tabular}{l*{[=columns?no_esc]}{[#if table.published]rrr[#else]r[/#if]}}
\toprule
[#list table.headings as heading]
[#if heading?is_first][#if table.groupTitle?has_content][=table.groupTitle], [/#if][=table.rowTitle][/#if][#list heading.spans as span] & \multicolumn{[=(span.cells * wide)?no_esc]}{c}{[#if heading.title?has_content][=heading.title]: [/#if][=span.text]}[/#list] \\
[#local from = 2]
[#list heading.spans as span]\cmidrule(lr){[=from?no_esc]-[=(from + span.cells * wide - 1)?no_esc]}[#local from = from + span.cells * wide][/#list]

[/#list]
[#if table.published]
[#if !table.headings?has_content][=table.rowTitle][/#if][#list 1..columns as c] & paper & ours & difference[/#list] \\
[#elseif !table.headings?has_content]
[=table.rowTitle] & ours \\
[/#if]
[#list table.groups as group]
\midrule
[#if group.title?has_content]
\multicolumn{[=(1 + columns * wide)?no_esc]}{l}{\textit{[=group.title]}} \\
[/#if]
[#list group.rows as row]
[=row.title][#list row.cells as value][#if value??][@cell value table.published/][#else][@noCell table.published/][/#if][/#list] \\
[/#list]
[/#list]
\bottomrule
\end{tabular}}
\end{center}
[/#macro]

[#-- Whether any number of ours is in a table. --]
[#function isMeasured table]
[#list table.groups as group][#list group.rows as row][#list row.cells as value][#if value?? && value.ours??][#return true][/#if][/#list][/#list][/#list]
[#return false]
[/#function]

[#function cells table]
[#local count = 0]
[#list table.groups as group][#list group.rows as row][#list row.cells as value][#if value??][#local count = count + 1][/#if][/#list][/#list][/#list]
[#return count]
[/#function]

[#function printed table]
[#local count = 0]
[#list table.groups as group][#list group.rows as row][#list row.cells as value][#if value?? && value.printed??][#local count = count + 1][/#if][/#list][/#list][/#list]
[#return count]
[/#function]

[#-- One line for a table in which nothing was measured yet. --]
[#macro missingLine table]
[#local count = cells(table)]
[#if table.published && printed(table) == 0]\textbf{Not run.} The paper's numbers of this table are not known here, and nothing was measured for it yet; the commands are at the end.[#elseif count == 1]\textbf{Not run.} Its one number is not measured yet; the commands are at the end.[#else]\textbf{Not run.} None of its [=count] numbers is measured yet; the commands are at the end.[/#if]
[/#macro]

[#macro range value=""][#if value?has_content]{[}[=value.low.text], [=value.high.text]{]}[#else]--[/#if][/#macro]

[#macro number value=""][#if value?has_content][=value.text][#else]--[/#if][/#macro]

[#-- What stands behind the verdicts, cell by cell; only where there is anything to say. --]
[#macro statistics table]
[#local measured = []]
[#list table.groups as group][#list group.rows as row][#list row.cells as value][#if value?? && value.ours??][#local measured = measured + [value]][/#if][/#list][/#list][/#list]
[#if measured?has_content]
{\scriptsize\setlength{\tabcolsep}{2pt}
\begin{longtable}{[@columns "t15 n7 n15 n9 n11 n11 t8 n11 n7 n7 n6"/]}
\toprule
cell & printed & values, Wilson 95\,\% & sd, predicted & mean, 95\,\% & one more run & draw? & diff. & p equiv. & p outs. & seeds \\
\midrule
\endhead
\bottomrule
\endfoot
[#list measured as value]
[#local s = value.statistics]
[=soft(value.label)] & [@number value.printed!/] & [#list value.values as one][=one.value.text][#if one.wilson??] {[}[=one.wilson.low.text], [=one.wilson.high.text]{]}[/#if][#sep] \newline [/#sep][/#list] & [@number value.deviation!/], [@number s.predictedDeviation!/] & [@range s.mean!/] & [@range s.prediction!/] & [=s.plausible] & [@range s.equivalence!/] & [@number s.equivalenceP!/] & [@number s.outsideP!/] & [@number s.moreSeeds!/] \\
[/#list]
\end{longtable}
}
[/#if]
[/#macro]
