/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MatrixLibraryTest {

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theFastestIsNativeAndTellsItsKernel() {
        assertThat(MatrixLibrary.fastest().description()).matches("OpenBLAS \\([a-z0-9]+\\)");
    }

    @Test
    void plainJavaSaysSo() {
        assertThat(MatrixLibrary.plainJava().description()).isEqualTo("Java");
    }

    @Test
    void callsAtTheSameTimeGiveTheBitsOfCallsOneByOne() throws Exception {
        MatrixProducts products = MatrixLibrary.fastest();
        float[] alone = product(products, 60);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> results = new ArrayList<>();
            for (int task = 0; task < 40; task++) {
                results.add(threads.submit(() -> product(products, 60)));
            }
            for (Future<float[]> result : results) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static float[] product(MatrixProducts products, int size) {
        var random = new SplittableRandom(3);
        float[] operand = new float[size * size];
        for (int i = 0; i < operand.length; i++) {
            operand[i] = (float) random.nextDouble(-1, 1);
        }
        Matrix a = Matrix.of(operand, 0, size, size);
        float[] result = new float[size * size];
        for (int times = 0; times < 5; times++) {
            products.nn(a, a, 1, Matrix.of(result, 0, size, size));
            products.nt(a, a, 1, Matrix.of(result, 0, size, size));
            products.tn(a, a, 1, Matrix.of(result, 0, size, size));
        }
        return result;
    }

    /** In a process of its own, which is told that it runs on a platform without native code. */
    @Test
    void whereNoNativeCodeLoadsPlainJavaComputesAndSaysWhy() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.bytedeco.javacpp.platform=nowhere-none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DescriptionPrinter.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed).startsWith("Java (").contains("11.0");
    }

    /** Prints what computes, and one product. */
    static final class DescriptionPrinter {

        private DescriptionPrinter() {}

        /** Needs no arguments. */
        public static void main(String[] args) {
            MatrixProducts products = MatrixLibrary.fastest();
            float[] result = new float[1];
            products.nn(
                    Matrix.of(new float[] {1, 2}, 0, 1, 2),
                    Matrix.of(new float[] {3, 4}, 0, 2, 1),
                    0,
                    Matrix.of(result, 0, 1, 1));
            System.out.println(products.description() + " " + result[0]);
        }
    }
}
