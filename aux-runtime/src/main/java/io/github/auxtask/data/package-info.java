/** What a data set is: its images with their class names, where its files lie, and whether they are there. */
package io.github.auxtask.data;
