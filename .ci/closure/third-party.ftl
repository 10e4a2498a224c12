<#assign spdx = {
  "Apache License, Version 2.0": "Apache-2.0", "The Apache Software License, Version 2.0": "Apache-2.0",
  "The Apache Software License, version 2.0": "Apache-2.0", "The Apache License, Version 2.0": "Apache-2.0",
  "Apache License Version 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "Apache 2.0": "Apache-2.0",
  "BSD 2-Clause": "BSD-2-Clause", "BSD 2-Clause License": "BSD-2-Clause", "Eclipse Public License, Version 2.0": "EPL-2.0"}>
<#-- What the files themselves say where their POM says less, or something else. -->
<#assign mended = {
  "org.codehaus.plexus:plexus-i18n": "Apache-2.0",
  "ai.djl.pytorch:pytorch-native-cpu": "BSD-3-Clause",
  "net.sf.sociaal:freetts": "BSD-style (FreeTTS)"}>
# Licences of what comes with auxtask

auxtask itself is under [Apache-2.0](LICENSE). Its jars hold nobody else's classes; [NOTICE](NOTICE) names the one table in them that is not ours. What follows are the libraries that Maven downloads with them, and native code.

This list is generated (`.ci/licences --write`). `.ci/licences` fails where it is stale, or where none of a library's licences is one of Apache-2.0, MIT, BSD, EPL-2.0 or public domain. Versions stand in the bills of materials
(`*-cyclonedx.json`) that every release has beside its jars.

## Libraries

| library | coordinates | licence |
|---|---|---|
<#list dependencyMap as entry>
<#assign project = entry.getKey()>
<#assign coordinates = project.groupId + ":" + project.artifactId>
<#if project.groupId != "io.github.auxtask">
| ${project.name?replace("|", "/")} | `${coordinates}` | <#if mended[coordinates]??>${mended[coordinates]}<#else><#list entry.getValue() as licence>${spdx[licence]!licence}<#sep> or </#list></#if> |
</#if>
</#list>

## Native code

| what | where it comes from | licence |
|---|---|---|
| libtorch 2.7.1 for the CPU: `libtorch`, `libtorch_cpu`, `libc10` | Maven Central, in `ai.djl.pytorch:pytorch-native-cpu`, for this machine's system alone | BSD-3-Clause (PyTorch); linked into it among others oneDNN (Apache-2.0), on x86 oneMKL (Intel Simplified Software License), which may be passed on as it is |
| `libgomp`, in the same jar | the same | GPL-3.0 with the GCC Runtime Library Exception, which lets any program use it |
| `libdjl_torch` | Maven Central, in `ai.djl.pytorch:pytorch-jni` | Apache-2.0 |
| `libjnidispatch` | Maven Central, in `net.java.dev.jna:jna` | Apache-2.0 or LGPL-2.1-or-later |
| `libzstd-jni` | Maven Central, in `com.github.luben:zstd-jni` | BSD-2-Clause |
| libtorch 2.7.1 for CUDA 12.8, with CUDA's and cuDNN's libraries | only with `-Daux.flavor=cu128`: the engine downloads it from `publish.djl.ai` when it starts | BSD-3-Clause (PyTorch); NVIDIA's own terms (CUDA Toolkit EULA, cuDNN SLA): not free software, not passed on by us |
| a libtorch of your own | only with `-Daux.flavor=local`, from `PYTORCH_LIBRARY_PATH` | as you got it |

Data sets and pretrained weights are downloaded from where their makers put them and keep their terms; none of them is in a jar.
