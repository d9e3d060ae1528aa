/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Drawings as a parser sees them. */
final class Svg {

    private Svg() {}

    static Document parse(String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    static List<Element> elements(Document drawing, String tag) {
        var nodes = drawing.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    static List<Element> ofClass(Document drawing, String kind) {
        return elements(drawing, "*").stream()
                .filter(element -> element.getAttribute("class").equals(kind))
                .toList();
    }

    static List<String> texts(Document drawing, String kind) {
        return ofClass(drawing, kind).stream().map(Element::getTextContent).toList();
    }
}
