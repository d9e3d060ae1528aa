/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.duck.SqlFailedException;

/** Gathers problems of a log, to be told together. */
final class LogProblems {

    /** Beginnings of database messages that do not speak of the log. */
    private static final List<String> NOT_THE_LOG =
            List.of("Out of Memory Error", "IO Error", "INTERNAL Error", "FATAL Error", "Interrupt");

    private final List<String> problems = new ArrayList<>();

    void add(String problem) {
        problems.add(problem);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /**
     * Adds SQL of the recipe that failed.
     *
     * @param place whose SQL it is, such as {@code view 'clicks'}
     * @throws SqlFailedException the failure itself, when neither recipe nor log is to blame
     */
    void add(String place, SqlFailedException failure) throws SqlFailedException {
        if (!isOfTheLog(failure)) {
            throw failure;
        }
        add(place + ": " + failure.databaseMessage());
    }

    /** SQL that failed, as the one fault of the log; thrown as it came where the log is not to blame. */
    static BadLogException of(String place, SqlFailedException failure) throws SqlFailedException {
        LogProblems only = new LogProblems();
        only.add(place, failure);
        return new BadLogException(only.problems);
    }

    /** Whether recipe or log are to blame for SQL that failed. */
    static boolean isOfTheLog(SqlFailedException failure) {
        return NOT_THE_LOG.stream().noneMatch(failure.databaseMessage()::startsWith);
    }

    void throwIfAny() throws BadLogException {
        if (!problems.isEmpty()) {
            throw new BadLogException(problems);
        }
    }
}
