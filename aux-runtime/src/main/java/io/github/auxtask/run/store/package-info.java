/**
 * The store of runs on disk: run folders, their locks, the chunk files of unfinished evaluations, the folders of pictures, and data
 * that was made once for many runs.
 */
package io.github.auxtask.run.store;
