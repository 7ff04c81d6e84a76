package io.saveplay.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** Charts of tables, as SVG. */
final class Charts {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int SLANT = 20;

    private Charts() {}

    /** Draws a table's chart into a folder, as a file of the table's name. */
    static Path draw(Table table, Path folder) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(table.name())
                .build();
        chart.getStyler()
                .setLabelsVisible(true)
                .setLabelsPosition(1)
                .setXAxisLabelRotation(SLANT)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        List<String> names = table.rows().stream().map(Row::name).toList();
        for (String figure : table.charted()) {
            List<Double> values = table.rows().stream()
                    .map(row -> row.figures().getOrDefault(figure, Double.NaN))
                    .toList();
            chart.addSeries(figure, names, values);
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(table.name() + ".svg");
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        return file;
    }
}
