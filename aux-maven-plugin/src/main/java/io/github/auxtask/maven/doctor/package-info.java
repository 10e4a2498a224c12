/** What the doctor finds, in words. */
package io.github.auxtask.maven.doctor;
