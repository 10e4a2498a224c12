[#import "/latex/parts.ftl" as parts]
[#if model.checks.rows?has_content]
A robust accuracy is believed only as far as its attack is. Where several runs have a check, its line tells of the worst of them: of the worst status, and among these the number that the limit likes least. A failing check marked \emph{severe} makes the cell unreliable. A check that was not run never counts as passed.
{\footnotesize
\begin{longtable}{>{\raggedright\arraybackslash}p{0.2\linewidth}>{\raggedright\arraybackslash}p{0.09\linewidth}>{\raggedright\arraybackslash}p{0.11\linewidth}>{\raggedright\arraybackslash}p{0.13\linewidth}>{\raggedright\arraybackslash}p{0.12\linewidth}>{\raggedright\arraybackslash}p{0.23\linewidth}}
\toprule
check & evaluation & status & worst / limit & ok, warn, fail, not run & what was seen \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.checks.rows as check]
[=check.id] [=check.name][#if check.severe] \emph{(severe)}[/#if] & [=check.evaluation] & \colorbox{[=check.status?no_esc]}{[=check.symbol]~[=check.status?replace("-", " ")]} & [#if check.worst??][=check.worst.text][#if check.unit?has_content] [=check.unit][/#if][#else]--[/#if] / [=check.limit] & [=check.runs.ok], [=check.runs.warn], [=check.runs.fail], [=check.runs.notRun] & [=check.text][#if check.more gt 0] [#if check.more == 1]One more run has this status, see below.[#else][=check.more] more runs have this status, see below.[/#if][/#if] \\
[/#list]
\end{longtable}
}
[#if model.checks.findings?has_content]
\subsection*{What did not pass}
\begin{itemize}
[#list model.checks.findings as finding]
\item \colorbox{[=finding.status?no_esc]}{[=finding.symbol]~[=finding.status]} \textbf{[=finding.check]}, [=finding.evaluation][#if finding.severe], severe[/#if]. [=finding.text] Limit [=finding.limit]; [#list finding.runs as run][=run.label][#if run.value?has_content]: [=run.value][/#if][#if run.text?has_content] ([=run.text])[/#if][#sep]; [/#sep][/#list][#if finding.more gt 0]; and [=finding.more] more runs[/#if].
[/#list]
\end{itemize}
[/#if]
[#elseif model.runs.rows?has_content]
\textbf{Not run.} No evaluation recorded a check. A suite makes them: an evaluation with \texttt{attack: suite} in \texttt{reproduction.yaml}, and then
\shell{mvn aux:attack}
[#else]
[@parts.notRun/]
[/#if]
