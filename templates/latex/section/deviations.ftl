[#list model.deviations as deviation]
\textbf{\texttt{[=deviation.key]}}: paper \emph{[=deviation.paper]}, code \emph{[=deviation.code]}; used here: [#if deviation.followsPaper][=deviation.used][#else]\textbf{[=deviation.used]}[/#if][#if deviation.runs?has_content]; [=deviation.runs][/#if]. [=deviation.why]

[#else]
\texttt{reproduction.yaml} names no difference.
[/#list]
