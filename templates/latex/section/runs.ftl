[#import "/latex/parts.ftl" as parts]
[#if model.runs.rows?has_content]
Runs that have a record: [#list model.cost as cost][=cost.runs.text] with the budget [=cost.budget][#sep], [/#sep][/#list][#if model.runs.attempts?has_content]; besides, [=model.runs.attempts?size] [#if model.runs.attempts?size == 1]attempt that does[#else]attempts that do[/#if] not count (failed, or replaced by a later training), listed below[/#if]. [#if model.runs.ledger?has_content][=model.runs.ledger] [/#if]Accuracies are in percent of the test images.
{\scriptsize
\begin{longtable}{lrl[#list model.runs.readings as setting]l[/#list]r*{[=model.runs.evaluations?size?no_esc]}{r}rrl}
\toprule
[#list model.runs.axes as axis][=axis][#sep], [/#sep][/#list] & seed & budget[#list model.runs.readings as setting] & [=setting][/#list] & epochs[#list model.runs.evaluations as evaluation] & [=evaluation][/#list] & images/s & wall time & record \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.runs.rows as run]
[#list run.variant as value][=value][#sep], [/#sep][/#list] & [=run.seed] & [=run.budget][#list run.readings as reading] & [=reading][/#list] & [#if run.status == "completed"][=run.epochs][#else]failed[/#if][#list run.accuracies as accuracy] & [#if accuracy??][=accuracy.text][#else]--[/#if][/#list] & [#if run.imagesPerSecond??][=run.imagesPerSecond.text][#else]--[/#if] & [=run.wallTime] & \texttt{[=run.id]} \\
[/#list]
\end{longtable}
}
[#if model.runs.phases?has_content]
Phases of trainings that have several, with loss and accuracies of the epoch whose weights the next phase starts from:
{\scriptsize
\begin{longtable}{lllrrrrrrr}
\toprule
run & phase & trained & numbers & epochs & kept & loss & training & validation & time \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.runs.phases as phase]
[=phase.run] & [=phase.name] & [=phase.trainable] & [=phase.parameters.text] & [=phase.epochs.text] & [=phase.kept.text] & [=phase.loss.text] & [=phase.training.text] & [=phase.validation.text] & [=phase.time] \\
[/#list]
\end{longtable}
}
[/#if]
[#else]
[@parts.notRun/]
[/#if]
