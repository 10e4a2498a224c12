[#import "/latex/parts.ftl" as parts]
[#if model.checks.rows?has_content]
A robust accuracy is believed only as far as its attack is. Where several runs have a check, its line tells of the worst of them: the worst status, and the number closest to the limit or furthest beyond it. A failing check marked \emph{severe} makes the cell unreliable. A check that was not run never counts as passed.
{\footnotesize\setlength{\tabcolsep}{3pt}
\begin{longtable}{[@parts.columns "t17 t12 t11 t13 t11 t36"/]}
\toprule
check & evaluation & status & worst / limit & ok, warn, fail, not run & what was seen \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.checks.rows as check]
[=check.id] [=parts.soft(check.name)][#if check.severe] \emph{(severe)}[/#if] & [=parts.soft(check.evaluation)] & \verdict{[=check.status?no_esc]}{[=check.symbol]~[=check.status?replace("-", " ")]} & [#if check.worst??][=check.worst.text][#if check.unit?has_content] [=check.unit][/#if][#else]--[/#if] / [=check.limit] & [=check.runs.ok], [=check.runs.warn], [=check.runs.fail], [=check.runs.notRun] & [#if check.more gt 0][=check.more + 1] runs came out so; what was seen in each stands below.[#else][=parts.soft(check.text)][/#if] \\
[/#list]
\end{longtable}
}
[#if model.checks.findings?has_content]
\subsection*{What did not pass}
\begin{itemize}
[#list model.checks.findings as finding]
\item \verdict{[=finding.status?no_esc]}{[=finding.symbol]~[=finding.status]} \textbf{[=finding.check]}, [=finding.evaluation][#if finding.severe], severe[/#if]. [#if finding.text?has_content][=finding.text] [/#if]The limit is [=finding.limit]. [#list finding.runs as run]\emph{[=run.label]}[#if run.value?has_content]: [=run.value][/#if].[#if run.text?has_content] [=run.text][/#if][#sep] [/#sep][/#list][#if finding.more gt 0] And [=finding.more] more runs.[/#if]
[/#list]
\end{itemize}
[/#if]
[#elseif model.runs.rows?has_content]
\textbf{Not run.} No evaluation recorded a check. A suite makes them: an evaluation with \texttt{attack: suite} in \texttt{reproduction.yaml}, and then
\shell{mvn aux:attack}
[#else]
[@parts.notRun/]
[/#if]
