/**
 * The store of runs on disk: run folders, their locks, the chunk files of unfinished evaluations and the folders of
 * pictures.
 */
package io.github.auxtask.run.store;
