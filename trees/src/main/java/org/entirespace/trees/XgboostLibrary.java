/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Whether the library that grows trees loads on this machine. */
final class XgboostLibrary {

    /** Something that needs the library. */
    @FunctionalInterface
    interface Use {
        /** Uses it. */
        void run() throws XGBoostError;
    }

    private XgboostLibrary() {}

    /**
     * Loads the library.
     *
     * @throws UnsupportedPlatformException when it does not load
     */
    static void load() {
        load(() -> new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose());
    }

    /** Loads the library by using it. */
    static void load(Use use) {
        try {
            use.run();
        } catch (LinkageError | XGBoostError e) {
            String platform = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
            throw new UnsupportedPlatformException(platform, e);
        }
    }

    /** Its name and version. */
    static String description() {
        Properties properties = new Properties();
        try (InputStream in = DMatrix.class.getResourceAsStream("/xgboost4j-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "XGBoost " + properties.getProperty("version", "of an unknown version");
    }
}
