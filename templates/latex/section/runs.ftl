[#import "/latex/parts.ftl" as parts]
[#macro named run][#list run.variant as value][=parts.soft(value)][#sep], [/#sep][/#list][/#macro]
[#if model.runs.rows?has_content]
[#assign readings = model.runs.readings?map(setting -> " t14")?join("")]
Runs that have a record: [#list model.cost as cost][=cost.runs.text] with the budget [=cost.budget][#sep], [/#sep][/#list][#if model.runs.attempts?has_content]; besides, [=model.runs.attempts?size] [#if model.runs.attempts?size == 1]attempt that does[#else]attempts that do[/#if] not count (failed, or replaced by a later training), listed below[/#if]. [#if model.runs.ledger?has_content][=model.runs.ledger] [/#if]Accuracies are in percent of the test images.
{\scriptsize\setlength{\tabcolsep}{2pt}
\begin{longtable}{[@parts.columns "t30 n5 t8" + readings + " n7 n8 n10 t12"/]}
\toprule
[#list model.runs.axes as axis][=axis][#sep], [/#sep][/#list] & seed & budget[#list model.runs.readings as setting] & [=parts.soft(setting?replace(".", ".\x200B"))][/#list] & epochs & images/s & wall time & record \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.runs.rows as run]
[@named run/] & [=run.seed] & [=run.budget][#list run.readings as reading] & [=parts.soft(reading)][/#list] & [#if run.status == "completed"][=run.epochs][#else]failed[/#if] & [#if run.imagesPerSecond??][=run.imagesPerSecond.text][#else]--[/#if] & [=run.wallTime] & \texttt{[=run.id]} \\
[/#list]
\end{longtable}
}
[#-- A page is wide enough for so many evaluations. --]
[#list model.runs.evaluations?chunk(8) as some]
[#assign from = some?index * 8]
{\scriptsize\setlength{\tabcolsep}{2pt}
\begin{longtable}{[@parts.columns "t30 n5" + some?map(name -> " n9")?join("") + ((8 - some?size) gt 0)?then(" t" + (8 - some?size) * 9, "")/]}
\toprule
accuracy in percent & seed[#list some as evaluation] & \turned{[=evaluation]}[/#list][#if some?size lt 8] &[/#if] \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.runs.rows as run]
[@named run/] & [=run.seed][#list some as evaluation] & [#if run.accuracies[from + evaluation?index]??][=run.accuracies[from + evaluation?index].text][#else]--[/#if][/#list][#if some?size lt 8] &[/#if] \\
[/#list]
\end{longtable}
}
[/#list]
[#if model.runs.phases?has_content]
Phases of trainings that have several, with loss and accuracies of the epoch whose weights the next phase starts from:
{\scriptsize\setlength{\tabcolsep}{2pt}
\begin{longtable}{[@parts.columns "t26 t14 t14 n10 n7 n6 n8 n9 n10 n10"/]}
\toprule
run & phase & trained & numbers & epochs & kept & loss & training & validation & time \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.runs.phases as phase]
[=parts.soft(phase.run)] & [=parts.soft(phase.name)] & [=parts.soft(phase.trainable)] & [=phase.parameters.text] & [=phase.epochs.text] & [=phase.kept.text] & [=phase.loss.text] & [=phase.training.text] & [=phase.validation.text] & [=phase.time] \\
[/#list]
\end{longtable}
}
[/#if]
[#else]
[@parts.notRun/]
[/#if]
