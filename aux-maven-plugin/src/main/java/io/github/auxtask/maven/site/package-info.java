/** What a site needs around the report: digests of its files, the site plugin that can render it, and goals that run others. */
package io.github.auxtask.maven.site;
