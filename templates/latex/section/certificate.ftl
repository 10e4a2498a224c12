For whoever ran this and is willing to say so. [#if model.certificate.runs gt 0]The report is made from [=model.certificate.runs] run [#if model.certificate.runs == 1]record[#else]records[/#if][#if model.certificate.machines?has_content], made on [=model.certificate.machines?join("; ")][/#if][#if model.certificate.commits?has_content], with the code of commit [#list model.certificate.commits as commit]\texttt{[=commit]}[#sep], [/#sep][/#list][/#if].[#else]There is no run record, so there is nothing to certify yet.[/#if]
[#list model.certificate.warnings as warning]
\textbf{Before this is signed:} [=warning]
[/#list]
What a person wrote before anything was run, with its SHA-256; the outputs and their digests are in \texttt{[=model.certificate.manifest]}:

{\footnotesize
[#list model.certificate.inputs as input]
\texttt{[=input.digest]}\quad [=input.file]\par
[/#list]
}
\bigskip
[#list ["I ran the commands above and got the files of the manifest. Name", "Affiliation, ORCID", "Place and date", "Signature"] as line]
[=line]: \hrulefill\par\bigskip
[/#list]
