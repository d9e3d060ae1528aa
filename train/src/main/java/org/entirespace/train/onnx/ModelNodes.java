/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Composition;
import org.entirespace.core.schema.FittedField;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.network.InputPlace;
import org.entirespace.model.network.Network;
import org.entirespace.model.tower.ForwardTranslator;
import org.entirespace.model.tower.ForwardTranslator.Columns;

/**
 * A network as a graph: fields, dense part, composition.
 *
 * @param writer has the graph
 * @param tables has the embedding tables
 * @param inputs the input of each field, in schema order
 * @param outputs the outputs of each quantity
 */
record ModelNodes(
        GraphWriter writer, TableTensors tables, Map<FittedField, FieldInput> inputs, List<QuantityOutput> outputs) {

    /**
     * Writes a network.
     *
     * @param form what the inputs take
     * @param beside whether the numbers of tables lie in another file
     */
    static ModelNodes of(Network network, InputForm form, boolean beside) {
        CompiledGraph graph = network.graph();
        GraphWriter writer = new GraphWriter();
        List<QuantityOutput> outputs =
                graph.quantities().stream().map(QuantityOutput::of).toList();
        for (QuantityOutput output : outputs) { // before the fields', so that these give way
            writer.reserve(output.probability());
            writer.reserve(output.logOdds());
        }
        FieldNodes fields = new FieldNodes(writer, network.schema().fields(), form);
        TableTensors tables = new TableTensors(writer, network, beside);
        NodeValues values = new NodeValues(writer);
        for (InputPlace place : network.inputPlaces()) {
            String tensor = place.table().isPresent()
                    ? fields.embedding(
                            place.field(), tables.tensor(place.table().getAsInt()))
                    : fields.number(place.field());
            values.set(new Columns(ForwardTranslator.INPUT, place.offset(), place.width()), tensor);
        }
        network.shape().translate(new DenseNodes(writer, network, values));
        String logits = values.read(
                new Columns(ForwardTranslator.LOGITS, 0, graph.rates().size()));
        Composition composition =
                Composition.of(graph, graph.quantities(), network.options().readout());
        CompositionNodes.write(writer, composition, logits, outputs);
        for (QuantityOutput output : outputs) {
            String name = graph.graph().displayName(output.quantity());
            writer.output(output.probability(), name);
            writer.output(output.logOdds(), "log-odds of " + name);
        }
        return new ModelNodes(writer, tables, fields.inputs(), outputs);
    }

    /** The model, with what it says of itself. */
    ModelProto model(BundleManifest manifest) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(OnnxExport.IR_VERSION)
                .setProducerName("EntireSpace")
                .setGraph(writer.graph().setName(manifest.name()))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OnnxExport.OPSET));
        if (writer.hasTexts()) {
            model.addOpsetImport(OperatorSetIdProto.newBuilder()
                    .setDomain(RawNodes.TEXT_DOMAIN)
                    .setVersion(RawNodes.TEXT_OPSET));
        }
        ModelMetadata.of(manifest, inputs, outputs)
                .forEach((key, value) -> model.addMetadataProps(TableTensors.entry(key, value)));
        return model.build();
    }
}
