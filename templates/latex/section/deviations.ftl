[#list model.deviations as deviation]
\textbf{\texttt{[=deviation.key]}}: the paper says \emph{[=deviation.paper]}, the code does \emph{[=deviation.code]}; used here: [#if deviation.followsPaper][=deviation.used][#else]\textbf{[=deviation.used]}[/#if][#if deviation.runs?has_content]; [=deviation.runs][/#if]. [=deviation.why]

[#else]
\texttt{reproduction.yaml} names no difference.
[/#list]
