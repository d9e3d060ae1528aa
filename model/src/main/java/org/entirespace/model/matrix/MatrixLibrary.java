/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.matrix;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * Finds the implementation of {@link MatrixProducts}: OpenBLAS, unpacked from its jar and told to stay on the caller's
 * thread, or plain Java where no native code can be loaded.
 */
public final class MatrixLibrary {

    private static final String PATH_PROPERTY = "dev.ludovic.netlib.blas.nativeLibPath";
    private static final Logger NETLIB_LOGGER = Logger.getLogger("dev.ludovic.netlib.blas"); // held, or it forgets
    private static final List<String> KERNELS = List.of(
            "SAPPHIRERAPIDS",
            "COOPERLAKE",
            "SKYLAKEX",
            "ZEN",
            "HASWELL",
            "EXCAVATOR",
            "STEAMROLLER",
            "PILEDRIVER",
            "BULLDOZER",
            "SANDYBRIDGE",
            "NEHALEM",
            "BARCELONA",
            "CORE2",
            "PRESCOTT");

    private MatrixLibrary() {}

    /** OpenBLAS where it loads, else plain Java; the description tells which and, for Java, why. */
    public static MatrixProducts fastest() {
        try {
            return openBlas();
        } catch (RuntimeException | LinkageError e) {
            return new BlasProducts(javaBlas(), "Java (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")");
        }
    }

    /** Products in plain Java, about a third as fast; for platforms without native code, and as a twin in tests. */
    public static MatrixProducts plainJava() {
        return new BlasProducts(javaBlas(), "Java");
    }

    /**
     * The library's plain loops. Left to itself it takes the Vector API where the JVM has it, whose products are fast in one run and
     * slow in the next on Java 17, and in vectors of another length than those of embedding rows, which slows these down.
     */
    private static BLAS javaBlas() {
        NETLIB_LOGGER.setLevel(Level.WARNING);
        try {
            Method instance =
                    Class.forName("dev.ludovic.netlib.blas.Java11BLAS").getDeclaredMethod("getInstance");
            instance.setAccessible(true);
            return (BLAS) instance.invoke(null);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return JavaBLAS.getInstance();
        }
    }

    /**
     * OpenBLAS.
     *
     * @throws UnsatisfiedLinkError when this platform has none
     */
    static MatrixProducts openBlas() {
        // netlib tells its choice on the console; a library does not
        NETLIB_LOGGER.setLevel(Level.WARNING);
        Loader.load(openblas_nolapack.class);
        openblas_nolapack.blas_set_num_threads(1);
        System.setProperty(PATH_PROPERTY, loadedPath());
        return new BlasProducts(
                NativeBLAS.getInstance(),
                "OpenBLAS " + kernel().map(k -> "(" + k + ")").orElse("(kernel unknown)"));
    }

    private static String loadedPath() {
        return Loader.getLoadedLibraries().entrySet().stream()
                .filter(library -> library.getKey().startsWith("openblas"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new UnsatisfiedLinkError("OpenBLAS was not among the loaded libraries"));
    }

    /**
     * The kernel that OpenBLAS picked for this processor. Its pointer {@code gotoblas} points to the chosen one of the tables
     * {@code gotoblas_X}, all of them exported where the library picks at run time.
     */
    private static Optional<String> kernel() {
        Pointer chosen = Loader.addressof("gotoblas");
        if (chosen == null || chosen.isNull()) {
            return Optional.empty();
        }
        long table = new LongPointer(chosen).get();
        return KERNELS.stream()
                .filter(name -> {
                    Pointer candidate = Loader.addressof("gotoblas_" + name);
                    return candidate != null && candidate.address() == table;
                })
                .map(name -> name.toLowerCase(Locale.ROOT))
                .findFirst();
    }
}
