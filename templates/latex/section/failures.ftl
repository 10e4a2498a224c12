[#import "/latex/parts.ftl" as parts]
[#if model.failures?has_content]
\begin{itemize}
[#list model.failures as failure]
\item \textbf{[=failure.kind]}: [=failure.run] ([=failure.budget], \texttt{[=failure.id]}): [=failure.text][#if failure.command?has_content] To mend it: \texttt{[=failure.command]}[/#if]
[/#list]
\end{itemize}
[#elseif model.runs.rows?has_content]
No run failed, every run there is has all its evaluations, and none was made otherwise than planned or dropped.
[#else]
[@parts.notRun/]
[/#if]
[#if model.runs.attempts?has_content]

Trainings that were started and do not count: they failed, or the same run was trained again. They are kept so that they can be counted; no number above is theirs.
{\scriptsize\setlength{\tabcolsep}{2pt}
\begin{longtable}{[@parts.columns "t18 t7 t9 n7 t20 n9 t11 t19"/]}
\toprule
run & budget & status & epochs & measured, \% & wall time & record & why \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.runs.attempts as attempt]
[=attempt.run] & [=attempt.budget] & [=attempt.status] & [=attempt.epochs.text] & [#if attempt.accuracies?has_content][#list attempt.accuracies as measured][=measured.evaluation] [=measured.accuracy.text][#sep], [/#sep][/#list][#else]--[/#if] & [=attempt.wallTime] & \texttt{[=attempt.id]} & [=attempt.text] \\
[/#list]
\end{longtable}
}
[/#if]
