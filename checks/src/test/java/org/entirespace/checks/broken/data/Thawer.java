/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

final class Thawer {
    Object thaw(InputStream in) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(in).readObject();
    }
}
