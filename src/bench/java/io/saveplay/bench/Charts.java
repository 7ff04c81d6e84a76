package io.saveplay.bench;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.w3c.dom.Document;

/** Charts of tables, as SVG: a bar for each figure of each row. */
final class Charts {
    private static final int WIDTH = 840;
    private static final int HEIGHT_OF_A_BAR = 22;
    private static final int HEIGHT_OF_THE_REST = 110;
    private static final double ROOM_FOR_LABELS = 0.12;
    private static final Color[] COLORS = {new Color(0x2b6cb0), new Color(0xdd6b20), new Color(0x718096)};
    private static final String SVG = "http://www.w3.org/2000/svg";

    private Charts() {}

    /** Draws a table's chart into a folder, as a file of the table's name. */
    static Path draw(Table table, Path folder) throws IOException {
        int height = HEIGHT_OF_THE_REST
                + HEIGHT_OF_A_BAR * table.rows().size() * (table.charted().size() + 1);
        SVGGraphics2D svg = new SVGGraphics2D(document());
        svg.setSVGCanvasSize(new Dimension(WIDTH, height));
        chart(table).draw(svg, new Rectangle2D.Double(0, 0, WIDTH, height));
        StringWriter text = new StringWriter();
        svg.stream(text, true);
        Path file = Files.createDirectories(folder).resolve(table.name() + ".svg");
        // Its fonts have names that only Java knows.
        return Files.writeString(file, text.toString().replaceAll("font-family:[^;\"]+", "font-family:sans-serif"));
    }

    static JFreeChart chart(Table table) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Row row : table.rows()) {
            table.charted().forEach(figure -> data.addValue(row.figures().get(figure), figure, row.name()));
        }
        JFreeChart chart = ChartFactory.createBarChart(
                table.name(), null, null, data, PlotOrientation.HORIZONTAL, true, false, false);
        style(chart);
        return chart;
    }

    private static void style(JFreeChart chart) {
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.getRangeAxis().setUpperMargin(ROOM_FOR_LABELS);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.5f);
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", new DecimalFormat("#,##0.##")));
        for (int i = 0; i < COLORS.length; i++) {
            bars.setSeriesPaint(i, COLORS[i]);
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no XML", e);
        }
    }
}
