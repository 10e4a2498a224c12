\begin{itemize}
[#list model.problems as problem]
\item [=problem]
[/#list]
\end{itemize}
