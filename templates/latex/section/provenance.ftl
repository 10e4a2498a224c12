[#import "/latex/parts.ftl" as parts]
[#if model.runs.rows?has_content]
\begin{description}
[#list model.provenance as fact]
\item[[=fact.name]] [#list fact.values as value][=parts.soft(value)][#sep]; [/#sep][/#list]
[/#list]
\end{description}
[#assign measured = model.cost?filter(cost -> cost.energy??)?has_content]
\begin{center}
\small
\begin{tabular}{lrrrr[#if measured]r[/#if]}
\toprule
budget & runs & wall time, all runs & images/s, median & memory, largest[#if measured] & energy, processor[/#if] \\
\midrule
[#list model.cost as cost]
[=cost.budget] & [=cost.runs.text] & [=cost.wallTime] & [#if cost.imagesPerSecond??][=cost.imagesPerSecond.text][#else]--[/#if] & [#if cost.memory??][=cost.memory.text] MiB[#else]--[/#if][#if measured] & [#if cost.energy??][=cost.energy.text] Wh[#if cost.energyRuns.text != cost.runs.text] ([=cost.energyRuns.text] of the runs)[/#if][#else]--[/#if][/#if] \\
[/#list]
\bottomrule
\end{tabular}
\end{center}
[#if measured]
Energy is what the processors used while the runs went on, other programs included, graphics cards not.
[/#if]
[#else]
[@parts.notRun/]
[/#if]
