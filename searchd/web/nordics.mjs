// Outlines of the Nordic countries and areas for the map: { "NO": [[lon, lat, lon, lat, …], …], … }, WGS 84 degrees.
// From Natural Earth 1:50m (public domain) as the package world-atlas carries it, without what would be smaller than a dot.
import { readFileSync } from "node:fs";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalRingArea, sphericalTriangleArea } from "topojson-simplify";

// ISO 3166-1: numeric in the atlas, letters everywhere else in this project.
const areas = { 578: "NO", 752: "SE", 208: "DK", 246: "FI", 352: "IS", 234: "FO", 304: "GL", 248: "AX" };
const earthRadius = 6371;
const steradians = (squareKilometres) => squareKilometres / earthRadius ** 2;

// The map draws 4 km as one unit, Greenland much smaller.
const detail = { corner: steradians(36), island: steradians(150), GL: { island: steradians(2500) }, FO: { island: 0 }, AX: { island: 0 } };

const hundredths = (degrees) => Math.round(degrees * 100) / 100;

// Bouvet Island, Jan Mayen and Bear Island are Norway's and far from everything, and nobody teaches there.
const isNordic = (code, [lon, lat]) => code !== "NO" || (lat > 50 && lon > 0 && (lat < 73 || lat > 75));

function rings(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map(([outer]) => outer);
}

export function nordics() {
  const atlas = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-50m.json", import.meta.url)));
  const prepared = presimplify(atlas, sphericalTriangleArea);
  const outlines = {};
  for (const country of atlas.objects.countries.geometries) {
    const code = areas[country.id];
    if (!code) continue;
    const { island } = { ...detail, ...detail[code] };
    // Small islands keep their corners: there are few.
    const corner = code === "FO" || code === "AX" ? 0 : code === "GL" ? detail.corner * 12 : detail.corner;
    outlines[code] = rings(feature(simplify(prepared, corner), country).geometry)
      .filter((ring) => ring.length > 3 && isNordic(code, ring[0]) && sphericalRingArea(ring, true) >= island)
      .map((ring) => ring.flatMap(([lon, lat]) => [hundredths(lon), hundredths(lat)]));
  }
  return outlines;
}
