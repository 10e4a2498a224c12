package io.github.auxtask.report.view;

import io.github.auxtask.compare.Answer;

/**
 * Whether the paper was reproduced, in two sentences; the page begins with them.
 *
 * @param word the answer in a word or two
 * @param numbers what became of the published numbers
 * @param claims what became of the claims, or nothing
 */
public record AnswerView(String word, String numbers, String claims) {
    public static AnswerView of(Answer answer) {
        return new AnswerView(answer.word(), answer.numbers(), answer.claims());
    }
}
