[#import "/latex/parts.ftl" as parts]
[#if model.runs.rows?has_content]
\begin{description}
[#list model.provenance as fact]
\item[[=fact.name]] [#list fact.values as value][=value][#sep]; [/#sep][/#list]
[/#list]
\end{description}
\begin{center}
\begin{tabular}{lrrrr}
\toprule
budget & runs & wall time, all runs & images/s, median & memory, largest \\
\midrule
[#list model.cost as cost]
[=cost.budget] & [=cost.runs.text] & [=cost.wallTime] & [#if cost.imagesPerSecond??][=cost.imagesPerSecond.text][#else]--[/#if] & [#if cost.memory??][=cost.memory.text] MiB[#else]--[/#if] \\
[/#list]
\bottomrule
\end{tabular}
\end{center}
[#else]
[@parts.notRun/]
[/#if]
