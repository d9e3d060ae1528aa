/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.entirespace.model.tower.Precision;

/**
 * The oneDNN library, unpacked from its jar and loaded. It would share out each product over threads of its own;
 * {@link #stayOnThisThread} stops it.
 */
final class OneDnn {

    /** The libraries that may hold OpenMP's functions, by platform. */
    private static final List<String> OPENMP = List.of("gomp", "iomp5", "omp", "libiomp5md", "vcomp140");

    final engine device;
    private final Function setThreads;

    private OneDnn(engine device, Function setThreads) {
        this.device = device;
        this.setThreads = setThreads;
    }

    /**
     * Loads the library.
     *
     * @throws UnsatisfiedLinkError when this platform has none, or its threads cannot be stopped
     */
    static OneDnn load() {
        Loader.load(dnnl.class);
        NativeLibrary openMp = NativeLibrary.getInstance(openMpPath());
        OneDnn library = new OneDnn(new engine(engine.kind.cpu, 0), openMp.getFunction("omp_set_num_threads"));
        library.stayOnThisThread();
        int threads = openMp.getFunction("omp_get_max_threads").invokeInt(new Object[0]);
        if (threads != 1) {
            throw new UnsatisfiedLinkError("oneDNN would use " + threads + " threads of its own");
        }
        return library;
    }

    private static String openMpPath() {
        Map<String, String> loaded = Loader.getLoadedLibraries();
        return OPENMP.stream()
                .flatMap(name -> loaded.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(name))
                        .map(Map.Entry::getValue))
                .findFirst()
                .orElseThrow(() -> new UnsatisfiedLinkError("no OpenMP library among " + loaded.keySet()));
    }

    /** Makes the library compute on the calling thread alone, when called from it; cheap. */
    void stayOnThisThread() {
        setThreads.invokeVoid(new Object[] {1});
    }

    /** Whether the processor multiplies bfloat16 by instructions of its own. */
    boolean hasBfloat16() {
        int needed = dnnl_cpu_isa_avx512_core_bf16;
        return (dnnl_get_effective_cpu_isa() & needed) == needed;
    }

    /** The instruction set that the library uses, such as {@code avx512_core}. */
    String instructions() {
        int found = dnnl_get_effective_cpu_isa();
        for (dnnl.cpu_isa known : dnnl.cpu_isa.values()) {
            if (known.value == found) {
                return known.name().toLowerCase(Locale.ROOT);
            }
        }
        return "0x" + Integer.toHexString(found);
    }

    static memory.data_type typeOf(Precision precision) {
        return precision == Precision.BFLOAT16 ? memory.data_type.bf16 : memory.data_type.f32;
    }

    /** A (rows, columns) view whose elements lie {@code rowStride} and {@code columnStride} apart. */
    static memory.desc view(memory.data_type type, long rows, long columns, long rowStride, long columnStride) {
        return new memory.desc(new long[] {rows, columns}, type, new long[] {rowStride, columnStride});
    }

    /** A row-major matrix without gaps. */
    static memory.desc rowMajor(memory.data_type type, long rows, long columns) {
        return view(type, rows, columns, columns, 1);
    }

    /** Memory of someone else, seen as a matrix. */
    memory at(memory.desc shape, Pointer address) {
        return new memory(shape, device, address);
    }
}
