/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.data.sample.IllegalLabelsException;
import org.entirespace.data.sample.UnknownFormatException;
import org.entirespace.model.engine.UnsupportedPrecisionException;
import org.entirespace.model.network.NonFiniteLossException;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.run.CollapsedHeadException;
import org.entirespace.train.run.QualityDropException;
import org.entirespace.trees.UnsupportedPlatformException;

/** The exit codes of the command line, after BSD's sysexits. */
final class ExitCode {

    static final int OK = 0;
    static final int USAGE = 2;
    static final int RECIPE = 64;
    static final int BAD_DATA = 65;
    static final int INTERNAL = 70;
    static final int CANNOT_CREATE = 73;
    static final int INPUT_OUTPUT = 74;

    /** A day on which the model is so bad that it did not learn from it; not of sysexits. */
    static final int QUALITY_DROP = 80;

    private static final String FULL_DISK = "No space left on device";

    private ExitCode() {}

    /** The code of a failure. */
    static int of(Throwable failure) {
        if (failure instanceof DocumentException) {
            return RECIPE;
        }
        if (failure instanceof QualityDropException) {
            return QUALITY_DROP;
        }
        if (failure instanceof BadLogException
                || failure instanceof CorruptArtifactException
                || failure instanceof UnknownFormatException
                || failure instanceof IllegalLabelsException
                || failure instanceof NoSuchFileException
                || failure instanceof NonFiniteLossException
                || failure instanceof UnsupportedPrecisionException
                || failure instanceof UnsupportedPlatformException
                || failure instanceof CollapsedHeadException
                || failure instanceof IllegalArgumentException) {
            return BAD_DATA;
        }
        if (failure instanceof FileSystemException trouble) {
            return String.valueOf(trouble.getReason()).contains(FULL_DISK) ? INPUT_OUTPUT : CANNOT_CREATE;
        }
        return failure instanceof IOException ? INPUT_OUTPUT : INTERNAL;
    }

    /** What to tell the user; a stack trace only helps with failures of our own. */
    static String message(Throwable failure) {
        if (failure instanceof FileSystemException trouble && trouble.getReason() == null) {
            return trouble.getFile() + ": " + reason(trouble);
        }
        String text = failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }

    /** The reason that the kind of failure is. */
    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "is a file; expected a folder, or nothing yet";
        }
        return failure instanceof AccessDeniedException
                ? "permission denied"
                : failure.getClass().getSimpleName();
    }
}
