package org.demandinsight.ingest.reader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The elements of one part of a workbook, one after the other. What no workbook has (a document type with its entities,
/// layer upon layer of elements, ever new names, endless tags) ends the reading before it takes memory.
final class XmlPart implements Closeable {
    private static final int DEEPEST = 64;
    private static final int NAMES = 1_000;
    private static final int ATTRIBUTE = 1 << 16;
    private static final WstxInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();

    XmlPart(InputStream part) throws IOException {
        this.in = new TagGuard(part);
        try {
            this.xml = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            part.close();
            throw damaged(e);
        }
    }

    private static WstxInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        return factory;
    }

    /// The name of the next element that begins before one of the name `until` ends; null when that has ended.
    @Nullable String next(String until) throws IOException {
        while (true) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    know(xml.getLocalName());
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        know(xml.getAttributeLocalName(i));
                    }
                    return xml.getLocalName();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(until)) {
                        return null;
                    }
                }
                case XMLStreamConstants.DTD -> throw new IOException("it has a document type");
                case XMLStreamConstants.END_DOCUMENT ->
                        throw new IOException("it ends before " + until);
                default -> {}
            }
        }
    }

    private void know(String name) throws IOException {
        if (names.add(name) && names.size() > NAMES) {
            throw new IOException("it has more names than the format");
        }
    }

    private int event() throws IOException {
        try {
            return xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | WstxLazyException e) {
            throw damaged(e);
        }
    }

    /// Of the element at which this stands; null if it has none of that name.
    @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /// Appends what is written in the element at which this stands, up to its end; what goes beyond `most` characters is
    /// dropped.
    void text(String element, StringBuilder into, int most) throws IOException {
        while (true) {
            switch (event()) {
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        append(into, most);
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(element)) {
                        return;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT ->
                        throw new IOException("it ends within " + element);
                default -> {}
            }
        }
    }

    private void append(StringBuilder into, int most) throws IOException {
        try {
            char[] characters = xml.getTextCharacters();
            int length = Math.min(xml.getTextLength(), most - into.length());
            if (length > 0) {
                into.append(characters, xml.getTextStart(), length);
            }
        } catch (WstxLazyException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(Exception e) {
        return new IOException("it is no XML", e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
