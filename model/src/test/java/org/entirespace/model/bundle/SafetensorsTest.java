/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

    private static final String HEADER = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[24,28]}}";

    @TempDir
    Path folder;

    private final float[][] a = {{1, 2, 3}, {4, 5, 6}};
    private final float[][] b = {{-7}};

    @Test
    void theFileIsLaidOutAsTheFormatSays() throws IOException {
        byte[] bytes = written();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) buffer.getLong();

        assertThat(header % 8).isZero();
        assertThat(new String(bytes, 8, header, UTF_8).stripTrailing()).isEqualTo(HEADER);
        float[] numbers = new float[7];
        buffer.position(8 + header)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, -7);
        assertThat(bytes).hasSize(8 + header + 28);
    }

    @Test
    void whatWasWrittenIsReadAndOtherWritersMayAddMetadata() throws IOException {
        Path file = Files.write(folder.resolve("t"), written());
        fillWith(9);
        new Safetensors().read(file, tensors());
        assertThat(a).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(b).isDeepEqualTo(new float[][] {{-7}});

        fillWith(9);
        read("{\"__metadata__\":{\"format\":\"pt\"}," + HEADER.substring(1), 28);
        assertThat(a).isDeepEqualTo(new float[2][3]);
    }

    /** 1, -2, 0.5 and the least number are 3C00, C000, 3800 and 0001 in half precision. */
    @Test
    void halfPrecisionIsWrittenAsTheFormatSaysAndReadAgain() throws IOException {
        float[] row = {1, -2, 0.5f, 0x1p-24f};
        float[] found = new float[4];
        Tensor tensor = new Tensor("h", List.of(1L, 4L), TensorKind.F16, rows(row, found));
        var out = new ByteArrayOutputStream();
        new Safetensors().write(List.of(tensor), out);
        byte[] bytes = out.toByteArray();
        String header = new String(bytes, 8, bytes.length - 16, UTF_8);

        assertThat(header.strip()).isEqualTo("{\"h\":{\"dtype\":\"F16\",\"shape\":[1,4],\"data_offsets\":[0,8]}}");
        assertThat(Arrays.copyOfRange(bytes, bytes.length - 8, bytes.length))
                .containsExactly(0, 0x3C, 0, 0xC0, 0, 0x38, 1, 0);
        new Safetensors().read(Files.write(folder.resolve("t"), bytes), List.of(tensor));
        assertThat(found).isEqualTo(row);
    }

    private static Tensor.Rows rows(float[] written, float[] read) {
        return new Tensor.Rows() {
            @Override
            public void read(long row, float[] buffer) {
                System.arraycopy(written, 0, buffer, 0, buffer.length);
            }

            @Override
            public void write(long row, float[] buffer) {
                System.arraycopy(buffer, 0, read, 0, buffer.length);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, (10L << 20) + 1, 0x100000000L + 200})
    void aHeaderOfAbsurdLengthIsRefusedBeforeItIsRead(long length) throws IOException {
        assertRefused(file(length, HEADER.getBytes(UTF_8), 28), "header length");
    }

    /** Ten megabytes are allowed, but not there. */
    @Test
    void aHeaderLongerThanItsFileIsRefused() throws IOException {
        assertRefused(file(10L << 20, HEADER.getBytes(UTF_8), 28), "header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "12",
                "\"a\"",
                "{\"a\":null,\"b\":null}",
                "{\"a\":3,\"b\":[]}",
                "{\"a\":{},\"b\":{}}",
                "not JSON",
                "{\"a\":",
                "\u0000\u0001"
            })
    void aHeaderThatIsSomethingElseIsRefused(String header) {
        assertThatThrownBy(() -> read(header, 28)).isInstanceOf(CorruptArtifactException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"shape\":[2,3]>\"shape\":[3,2]",
                "\"shape\":[2,3]>\"shape\":[6]",
                "\"shape\":[2,3]>\"shape\":[2,9223372036854775807]",
                "\"shape\":[2,3]>\"shape\":[2,1e30]",
                "\"shape\":[2,3]>\"shape\":[2,null]",
                "\"shape\":[2,3]>\"shape\":null",
                "\"F32\">\"F16\"",
                "[0,24]>[4,28]",
                "[0,24]>[0,9223372036854775807]",
                "[24,28]>[0,4]",
                "\"b\">\"c\"",
                "\"b\">\"a\"",
                "}}>},\"c\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[28,32]}}",
                "\"dtype\">\"type\"",
                "}}>}} {}"
            })
    void aHeaderOfOtherTensorsIsRefused(String change) {
        String[] parts = change.split(">", -1);
        String header = HEADER.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]);
        assertThat(header).isNotEqualTo(HEADER);
        assertThatThrownBy(() -> read(header, 28)).isInstanceOf(CorruptArtifactException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 24, 27, 29, 1000})
    void numbersThatAreTooFewOrTooManyAreRefused(int bytes) {
        assertThatThrownBy(() -> read(HEADER, bytes)).isInstanceOf(CorruptArtifactException.class);
    }

    @Test
    void anEmptyFileOrHalfALengthIsRefused() throws IOException {
        for (int length = 0; length < 8; length++) {
            assertRefused(Files.write(folder.resolve("t"), new byte[length]), "length");
        }
    }

    @Test
    void theComplaintQuotesNoMoreThanTheStartOfALongHeader() throws IOException {
        Path file = file(5_000_000, " ".repeat(5_000_000).getBytes(UTF_8), 0);
        String longName = "{\"" + "x".repeat(4_999_000) + "\":{}}";
        Path named = file(longName.length(), longName.getBytes(UTF_8), 0);

        for (Path each : List.of(file, named)) {
            assertThatThrownBy(() -> new Safetensors().read(each, tensors()))
                    .isInstanceOf(CorruptArtifactException.class)
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(3000));
        }
    }

    private void read(String header, int bytes) throws IOException {
        new Safetensors().read(file(header.getBytes(UTF_8).length, header.getBytes(UTF_8), bytes), tensors());
    }

    private void assertRefused(Path file, String complaint) {
        fillWith(9);
        assertThatThrownBy(() -> new Safetensors().read(file, tensors()))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining(complaint);
        assertThat(a[0]).containsOnly(9);
    }

    private Path file(long claimedLength, byte[] header, int zeros) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 + header.length + zeros).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(claimedLength).put(header);
        return Files.write(Files.createTempFile(folder, "t", ""), buffer.array());
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors().write(tensors(), out);
        return out.toByteArray();
    }

    private void fillWith(float value) {
        for (float[] row : List.of(a[0], a[1], b[0])) {
            java.util.Arrays.fill(row, value);
        }
    }

    private List<Tensor> tensors() {
        return List.of(new Tensor("a", List.of(2L, 3L), of(a)), new Tensor("b", List.of(1L), of(b)));
    }

    private static Tensor.Rows of(float[][] rows) {
        return new Tensor.Rows() {
            @Override
            public void read(long row, float[] buffer) {
                System.arraycopy(rows[(int) row], 0, buffer, 0, buffer.length);
            }

            @Override
            public void write(long row, float[] buffer) {
                System.arraycopy(buffer, 0, rows[(int) row], 0, buffer.length);
            }
        };
    }
}
