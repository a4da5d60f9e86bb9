const stops = [3]
const route = stops
route.push(5)
console.log(stops.length)
console.log(route)
