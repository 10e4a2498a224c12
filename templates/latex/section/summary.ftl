[#import "/latex/parts.ftl" as parts]
[#list model.claims as claim]
The paper claims ([=claim.source]): \textbf{[=claim.text]}

\verdict{[=claim.verdict.kind?no_esc]}{[=claim.verdict.symbol]~[=claim.verdict.text]} [=claim.seen][#list claim.remarks as remark] [=remark][/#list]
[#if claim.groups?has_content && claim.verdict.kind != "not-run"]
{\small
\begin{itemize}
[#list claim.groups as group]
\item \verdict{[=group.kind?no_esc]}{[=group.symbol]~[=group.outcome]} [=group.label][#list group.contrasts as contrast][#if contrast.difference??][#if contrast?is_first]: [#else]; [/#if][=contrast.text] [=contrast.difference.text][#if contrast.interval??] {[}[=contrast.interval.low.text], [=contrast.interval.high.text]{]}[/#if], [=contrast.seeds] [#if contrast.seeds == 1]seed[#else]seeds[/#if][/#if][/#list][#if group.p??]; p [=group.p.text][/#if]
[/#list]
\end{itemize}
}
[/#if]
[#if claim.command?has_content]\shell{[=claim.command]}[/#if]

[/#list]
[#if model.published gt 0]
The paper prints [=model.published] numbers that this reproduction compares.

\begin{center}
\small
\begin{tabular}{>{\raggedright\arraybackslash}p{0.3\linewidth}[#list model.verdicts as verdict]r[/#list]}
\toprule
[#list model.verdicts as verdict] & \turned{[=verdict.symbol] [=verdict.label]}[/#list] \\
\midrule
[#list model.tables as table]
[=table.caption][#list table.counts as verdict] & [=verdict.cells][/#list] \\
[/#list]
[#if model.tables?size gt 1]
\midrule
all tables[#list model.verdicts as verdict] & [=verdict.cells][/#list] \\
[/#if]
\bottomrule
\end{tabular}
\end{center}
[#elseif model.runs.rows?has_content]
No published numbers are compared here; the tables below hold what was measured.
[#else]
No published numbers are compared here, and \textbf{nothing was run}. This does it:
\shell{[=model.command]}
[/#if]
