[#import "/latex/parts.ftl" as parts]
[#if model.published gt 0]
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
No published numbers are compared here, and \textbf{nothing was run}.
[/#if]
[#list model.notices as notice]
\fbox{\parbox{\dimexpr\linewidth-2\fboxsep-2\fboxrule}{\raggedright\textbf{[=notice.title]} [=notice.text]}}\par
[/#list]
