/** Present in every browser and in Node; named here because this folder knows neither. */
declare function atob(base64: string): string
declare function btoa(binary: string): string
declare function structuredClone<T>(value: T): T
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean })
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string
}
