package io.github.auxtask.script.follow;

/** A program does something that cannot be followed, or must not be. The message completes "..., line 12, cannot be followed: ". */
final class NotFollowedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotFollowedException(String message) {
        super(message);
    }
}
