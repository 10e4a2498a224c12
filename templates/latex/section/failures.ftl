[#import "/latex/parts.ftl" as parts]
[#if model.failures?has_content]
\begin{itemize}
[#list model.failures as failure]
\item \textbf{[=failure.kind]}: [=failure.run] ([=failure.budget], \texttt{[=failure.id]}): [=failure.text][#if failure.command?has_content] To mend it: \texttt{[=failure.command]}[/#if]
[/#list]
\end{itemize}
[#elseif model.runs.rows?has_content]
No run failed, every run has all its evaluations, and all were made as planned.
[#else]
[@parts.notRun/]
[/#if]
