/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/** Tells which loops its JVM uses; the program of a child process. */
final class LoopsOfThisJvm {

    private LoopsOfThisJvm() {}

    public static void main(String[] args) {
        System.out.println(RowLoopLibrary.fastest().description());
    }
}
