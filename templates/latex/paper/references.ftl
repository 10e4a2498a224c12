@misc{[=paper.key?no_esc],
  author = {[#list paper.authors as author][=author][#sep] and [/#sep][/#list]},
  title = {{[=paper.title]}},
  year = {[=paper.year?no_esc]},
  howpublished = {[=paper.venue]}[#if paper.url?has_content],
  url = {[=paper.url?no_esc]}[/#if]
}

@misc{auxtask-[=numbers.name?no_esc],
  author = {{The auxtask authors}},
  title = {{Reproduction of ``[=paper.title]''}},
[#if source.date?has_content]
  year = {[=source.date?substring(0, 4)?no_esc]},
[/#if]
  howpublished = {Software},
  version = {[=source.version]},
[#if source.url?has_content]
  url = {[=source.url?no_esc]},
[/#if]
  note = {auxtask [=source.version], reproduction [=numbers.name][#if source.commit?has_content], commit [=source.commit][/#if]}
}
