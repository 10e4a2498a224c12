target/
[#if ci == "gitlab"]
.auxtask/
.m2/
[/#if]
