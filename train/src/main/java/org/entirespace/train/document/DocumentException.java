/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used, with all its problems. Nothing was made of it. */
public final class DocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<DocumentProblem> problems;

    /**
     * A document with problems. The message has a line for each.
     *
     * @param file the document's name
     * @param problems its problems, at least one, sorted by place
     */
    public DocumentException(String file, List<DocumentProblem> problems) {
        super(problems.stream().map(problem -> problem.render(file)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, sorted by place. */
    public List<DocumentProblem> problems() {
        return problems;
    }
}
